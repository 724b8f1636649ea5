#include "pipeline/options.hpp"

#include "pipeline/model/error.hpp"

#include <sstream>
#include <thread>

#include <boost/program_options.hpp>

namespace po = boost::program_options;

namespace intake {

namespace {

constexpr const char* shipped_profile = INTAKE_DEFAULT_PROFILE;

po::options_description visible(Options& options, std::string& as_of) {
    po::options_description group("选项");
    group.add_options()("out,o", po::value(&options.out)->value_name("OUT"),
                        "输出文件夹（run）")("profile",
                                             po::value(&options.profile)->value_name("FILE"),
                                             "年度配置，默认为随程序附带的一份")(
        "registers", po::value(&options.registers)->value_name("DIR"), "名册CSV所在文件夹")(
        "ledger", po::value(&options.ledger)->value_name("DIR"),
        "台账文件夹")("as-of", po::value(&as_of)->value_name("YYYY-MM-DD"),
                      "基准日，默认为今天")("jobs,j", po::value(&options.jobs)->value_name("N"),
                                            "同时处理的文件数，默认为处理器核数")(
        "blind", po::bool_switch(&options.blind),
        "盲评：评审材料册和评分表不出现姓名和单位名称（run）")(
        "findings-exit-0", po::bool_switch(&options.findings_exit_0),
        "有问题项时也以0退出")("quiet,q", po::bool_switch(&options.quiet), "不显示进度")(
        "json", po::bool_switch(&options.json),
        "以JSON行输出（status）")("settle", po::value(&options.settle)->value_name("秒"),
                                  "材料静止多少秒后收取，默认60（watch）")(
        "poll", po::value(&options.poll)->value_name("秒"),
        "每隔多少秒查看一次，默认5（watch）")("once", po::bool_switch(&options.once),
                                              "收完现有材料即结束（watch）")(
        "yes", po::bool_switch(&options.yes),
        "真正删除，不只是列出（purge）")("help,h", po::bool_switch(&options.help), "显示说明");
    return group;
}

po::options_description hidden(Options& options) {
    po::options_description group;
    group.add_options()("input", po::value(&options.inputs));
    return group;
}

void check(Options& options, const std::string& as_of) {
    options.as_of = today();
    options.as_of_today = as_of.empty();
    if (!as_of.empty()) {
        const std::optional<Date> date = parse_date(as_of);
        if (!date) {
            throw UsageError("--as-of 应为 YYYY-MM-DD 形式的日期，收到“" + as_of + "”");
        }
        options.as_of = *date;
    }
    if (options.jobs < 0 || options.jobs > 256) {
        throw UsageError("-j 应为1到256之间的整数");
    }
    if (options.settle < 0 || options.poll < 1) {
        throw UsageError("--settle 应为0以上、--poll 应为1以上的秒数");
    }
    if (options.jobs == 0) {
        options.jobs = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    }
}

/// Whether `inner` is `outer` or lies in it, links followed.
bool lies_in(const std::filesystem::path& inner, const std::filesystem::path& outer) {
    if (inner.empty() || outer.empty()) {
        return false;
    }
    const auto whole = [](const std::filesystem::path& path) {
        return std::filesystem::weakly_canonical(std::filesystem::absolute(path));
    };
    const auto relative = whole(inner).lexically_relative(whole(outer));
    return !relative.empty() && *relative.begin() != "..";
}

} // namespace

Date today() {
    return Date{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
}

void check_places(const Options& options, const std::string& command) {
    if (options.inputs.size() != 1) {
        throw UsageError(command + " 需要一个收件夹，例如：dossier-intake " + command +
                         " 收件夹 -o 输出");
    }
    if (options.out.empty()) {
        throw UsageError(command + " 需要用 -o 指定输出文件夹");
    }
    const std::string& inbox = options.inputs.front();
    if (lies_in(options.out, inbox)) {
        throw UsageError("输出文件夹不能放在收件夹里面，请另选位置");
    }
    if (lies_in(options.ledger, inbox)) {
        throw UsageError("台账文件夹不能放在收件夹里面，请另选位置");
    }
    for (const auto& [title, place] :
         {std::pair<const char*, std::filesystem::path>{"收件夹", inbox},
          {"台账文件夹", options.ledger},
          {"名册文件夹", options.registers},
          {"年度配置", options.profile}}) {
        if (lies_in(place, options.out)) {
            throw UsageError(std::string(title) +
                             "不能放在输出文件夹里面（输出文件夹每次整个换新），请另选位置");
        }
    }
}

Options parse_options(const std::vector<std::string>& arguments) {
    Options options;
    std::string as_of;
    po::options_description all;
    all.add(visible(options, as_of)).add(hidden(options));
    po::positional_options_description places;
    places.add("input", -1);
    try {
        po::variables_map values;
        po::store(po::command_line_parser(arguments).options(all).positional(places).run(),
                  values);
        po::notify(values);
    } catch (const po::error& error) {
        throw UsageError("命令行有误：" + std::string(error.what()));
    }
    check(options, as_of);
    return options;
}

std::string describe_options() {
    Options options;
    std::string as_of;
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << visible(options, as_of);
    return text.str();
}

std::string profile_path(const Options& options) {
    if (!options.profile.empty()) {
        return options.profile;
    }
    std::error_code error;
    const std::filesystem::path program =
        std::filesystem::read_symlink("/proc/self/exe", error);
    const std::filesystem::path places[] = {
        program.parent_path() / "../share/dossier-intake/profiles" / shipped_profile,
        program.parent_path() / "../../validators/profiles" / shipped_profile,
        program.parent_path() / "../../../validators/profiles" / shipped_profile};
    for (const std::filesystem::path& place : places) {
        if (std::filesystem::exists(place, error)) {
            return place.lexically_normal().string();
        }
    }
    throw UsageError("找不到随程序附带的年度配置，请用 --profile 指定");
}

} // namespace intake
