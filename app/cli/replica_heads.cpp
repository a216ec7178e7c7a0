#include "app/cli/replica_heads.h"

#include "app/cli/text.h"

namespace phin::cli {

ReplicaHeads ReplicaHeads::read(const std::map<std::string, std::filesystem::path>& databases) {
    ReplicaHeads all;
    for (const auto& [name, file] : databases) {
        try {
            auto reader = journal::Reader::open(file);
            if (!reader) {
                all.unreadable[name] = reader.error().message;
                continue;
            }
            auto& heads = all.replicas[name];
            for (const auto& cursor : reader->cursors())
                heads[{cursor.device(), cursor.epoch()}] = {cursor.seq(), cursor.hash()};
        } catch (const SQLite::Exception& error) {
            all.replicas.erase(name);
            all.unreadable[name] = journal::explain(error).message;
        }
    }
    return all;
}

bool ReplicaHeads::equal() const {
    if (!unreadable.empty() || replicas.empty())
        return false;
    for (const auto& [name, heads] : replicas)
        if (heads != replicas.begin()->second)
            return false;
    return true;
}

Heads ReplicaHeads::furthest() const {
    Heads furthest;
    for (const auto& [name, heads] : replicas)
        for (const auto& [chain, head] : heads)
            if (auto& most = furthest[chain]; head.seq >= most.seq)
                most = head;
    return furthest;
}

std::uint64_t ReplicaHeads::behind(const std::string& replica) const {
    const auto own = replicas.find(replica);
    if (own == replicas.end())
        return 0;
    std::uint64_t missing = 0;
    for (const auto& [chain, most] : furthest()) {
        const auto held = own->second.find(chain);
        missing += most.seq - (held == own->second.end() ? 0 : held->second.seq);
    }
    return missing;
}

std::uint64_t ReplicaHeads::sum() const {
    std::uint64_t sum = 0;
    for (const auto& [name, heads] : replicas)
        for (const auto& [chain, head] : heads)
            sum += head.seq;
    return sum;
}

std::string ReplicaHeads::describe() const {
    std::string text;
    const auto say = [&text](const std::string& what) { text += (text.empty() ? "" : ", ") + what; };
    for (const auto& [name, heads] : replicas)
        if (const auto missing = behind(name); missing > 0)
            say(name + " lacks " + grouped(missing) + (missing == 1 ? " entry" : " entries"));
    for (const auto& [name, why] : unreadable)
        say(name + " cannot be read (" + why + ")");
    if (text.empty() && !equal())
        text = "replicas hold different entries with the same numbers (see phin verify)";
    return text;
}

} // namespace phin::cli
