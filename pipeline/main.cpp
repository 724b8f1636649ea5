#include "pipeline/commands.hpp"
#include "pipeline/guarded.hpp"
#include "pipeline/log.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/model/lines.hpp"
#include "pipeline/model/unicode.hpp"

#include "extractors/worker.hpp"

#include <algorithm>
#include <iostream>

namespace {

using namespace intake;

void print_help() {
    std::cout << "用法：dossier-intake 命令 …\n\n命令：\n";
    for (const Command& command : commands()) {
        std::cout << "  " << command.usage << "\n      " << command.summary << "\n";
    }
    std::cout << "\n" << describe_options() << "\n";
}

const Command* find_command(std::string_view name) {
    const auto table = commands();
    const auto at = std::ranges::find(table, name, &Command::name);
    return at == table.end() ? nullptr : &*at;
}

std::string nearest_command(const std::string& name) {
    for (const Command& command : commands()) {
        if (edit_distance(decode(name), decode(command.name), 2) <= 2) {
            return "，是否为 " + std::string(command.name) + "？";
        }
    }
    std::string names;
    for (const Command& command : commands()) {
        names += (names.empty() ? "" : "、") + std::string(command.name);
    }
    return "；可用的命令：" + names;
}

int dispatch(const std::vector<std::string>& arguments) {
    if (arguments.empty() || arguments[0] == "--help" || arguments[0] == "-h") {
        print_help();
        return arguments.empty() ? Exit::usage : Exit::done;
    }
    if (arguments[0] == "--version") {
        std::cout << "dossier-intake " INTAKE_VERSION "\n";
        return Exit::done;
    }
    const Command* command = find_command(arguments[0]);
    if (command == nullptr) {
        throw UsageError("没有“" + arguments[0] + "”这个命令" + nearest_command(arguments[0]));
    }
    const Options options = parse_options({arguments.begin() + 1, arguments.end()});
    if (options.help) {
        std::cout << "用法：dossier-intake " << command->usage << "\n\n"
                  << command->summary << "\n\n"
                  << describe_options();
        return Exit::done;
    }
    set_log_level(options.quiet ? LogLevel::quiet : LogLevel::normal);
    return command->function(options);
}

} // namespace

int main(int argc, char** argv) {
    install_interrupt_handler();
    std::string complaint;
    const int status = guarded([&] { return dispatch({argv + 1, argv + argc}); }, complaint);
    if (!complaint.empty()) {
        std::cerr << "dossier-intake: " << printable_lines(complaint) << "\n";
    }
    return status;
}
