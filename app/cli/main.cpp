#include "app/cli/command.h"

int main(int argc, char** argv) {
    return phin::cli::runTool(argc, argv);
}
