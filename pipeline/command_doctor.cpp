#include "extractors/ocr.hpp"
#include "extractors/ppocr.hpp"
#include "extractors/worker.hpp"
#include "pipeline/commands.hpp"
#include "pipeline/emit/typeset.hpp"
#include "pipeline/model/error.hpp"
#include "validators/profile.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <thread>

namespace intake {

namespace {

namespace fs = std::filesystem;

/// What stands in a chapter of the standard character sets, and in none.
constexpr const char* specimen =
    "上海质量工匠推荐表赟翀璟骥彧旸昉甯祎玥□☑0123456789Xx（〔“”〕）";
constexpr const char* character_maps = "/usr/share/poppler/cMap/Adobe-GB1";

std::string described(const EngineInfo& engine) {
    return engine.name + " " + engine.version + "，" + engine.model + "，sha256 " +
           engine.model_sha256;
}

std::string first_reader(const Options&) {
    return described(Recognizer(Readers::tesseract_only).info());
}

std::string second_reader(const Options&) {
    const auto files = installed_ppocr();
    if (!files) {
        throw SystemError("仅用一个识别引擎，采信的内容会少一些；"
                          "可在源码目录运行 scripts/install-models 后重装");
    }
    const PpOcr reader(*files);
    return described({"onnxruntime", reader.version(), reader.model(), reader.sha256()});
}

std::string fonts(const Options&) {
    for (const Face face : {Face::song, Face::hei, Face::kai}) {
        Manuscript page{.numbered = false};
        page.blocks.emplace_back(Paragraph{{{.text = specimen}}, {.face = face}});
        if (typeset(page).unknown_glyphs > 0) {
            throw SystemError("缺少中文字体，请安装 fonts-noto-cjk、fonts-arphic-ukai、"
                              "fonts-hanazono");
        }
    }
    return "宋体、黑体、楷体齐全，含生僻字";
}

std::string pdf_maps(const Options&) {
    if (!fs::exists(character_maps)) {
        throw SystemError("缺少PDF中文字符映射，请安装 poppler-data");
    }
    return character_maps;
}

std::string profile(const Options& options) {
    const std::string path = profile_path(options);
    const Profile loaded = load_profile(path);
    return path + "，" + loaded.id + "，sha256 " + loaded.sha256;
}

/// A child that tries what it must not do.
std::string sandbox(const Options&) {
    const fs::path target =
        fs::temp_directory_path() / ("dossier-intake-doctor-" + std::to_string(std::time({})));
    std::string answer;
    Job job{.label = "doctor"};
    job.work = [&](Sink& sink) {
        std::ofstream out(target);
        sink.send(out ? "free" : "confined");
    };
    job.receive = [&](std::string&& frame) { answer = std::move(frame); };
    const std::vector<Ending> endings = run_jobs({job}, 1);
    std::error_code error;
    fs::remove(target, error);
    if (answer != "confined") {
        throw SystemError("读取进程未能被隔离：" + endings.front().message);
    }
    return "读取进程无网络、不能写文件、不能启动程序";
}

std::string limits(const Options&) {
    const Limits each;
    return "每个文件内存" + std::to_string(each.memory >> 30) + " GiB、处理器时间" +
           std::to_string(each.cpu.count()) + "秒、时限" + std::to_string(each.wall.count()) +
           "秒；处理器" + std::to_string(std::max(1U, std::thread::hardware_concurrency())) +
           "核";
}

/// One thing the program stands on; `look` says what is there, or throws why it is of no use.
struct Pillar {
    std::string_view title;
    bool needed;
    std::string (*look)(const Options&);
};

constexpr std::array pillars{
    Pillar{"识别引擎一", true, first_reader},
    Pillar{"识别引擎二", false, second_reader},
    Pillar{"中文字体", true, fonts},
    Pillar{"PDF字符映射", true, pdf_maps},
    Pillar{"年度配置", true, profile},
    Pillar{"进程隔离", true, sandbox},
    Pillar{"限额", true, limits},
};

} // namespace

int doctor_command(const Options& options) {
    if (!options.inputs.empty()) {
        throw UsageError("doctor 不需要文件，例如：dossier-intake doctor");
    }
    int status = Exit::done;
    for (const Pillar& part : pillars) {
        std::string state = "正常";
        std::string text;
        try {
            text = part.look(options);
        } catch (const std::exception& error) {
            text = error.what();
            state = part.needed ? "缺失" : "未装";
            status = part.needed ? int{Exit::machine} : status;
        }
        std::cout << state << "  " << part.title << "：" << text << "\n";
    }
    return status;
}

} // namespace intake
