#include "sync/model/short_text.h"

#include <algorithm>
#include <string>

namespace phin {

Status checkShortText(std::string_view utf8, std::string_view what) {
    if (characters(utf8) > longestShortText)
        return Error{ErrorKind::WrongUse, std::string(what) + " is longer than " + std::to_string(longestShortText) +
                                              " characters; shorten it"};
    const bool control = std::any_of(utf8.begin(), utf8.end(),
                                     [](char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F; });
    if (control)
        return Error{ErrorKind::WrongUse, std::string(what) + " has characters that are no words; write one line"};
    return done();
}

} // namespace phin
