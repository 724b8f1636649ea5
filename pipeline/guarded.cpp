#include "pipeline/guarded.hpp"

#include "pipeline/commands.hpp"
#include "pipeline/model/error.hpp"

#include <filesystem>
#include <new>

namespace intake {

int guarded(const std::function<int()>& command, std::string& complaint) {
    try {
        return command();
    } catch (const UsageError& error) {
        complaint = error.what();
        return Exit::usage;
    } catch (const BusyError& error) {
        complaint = error.what();
        return Exit::busy;
    } catch (const Interrupted&) {
        complaint = "已中断。请再次运行：有台账（--ledger）时接着读，没有则从头开始";
        return Exit::interrupt;
    } catch (const std::filesystem::filesystem_error& error) { // its sentence names the path
        complaint = "文件系统出错：" + error.code().message();
        return Exit::machine;
    } catch (const std::bad_alloc&) {
        complaint = "内存不足，请关闭其他程序后重试";
        return Exit::machine;
    } catch (const std::exception& error) {
        complaint = error.what();
        return Exit::machine;
    }
}

} // namespace intake
