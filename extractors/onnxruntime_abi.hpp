/// \file
/// The part of ONNX Runtime's C interface that ppocr.cpp calls, declared here because no Debian
/// 12 package ships its header. The library hands out a table of functions that is only ever
/// appended to (its C ABI promise, since 1.0), so the position of a function is its identity;
/// names, order and signatures are those of `OrtApi` (Microsoft, MIT licence). Gaps are
/// functions we do not call.
#pragma once

#include <cstddef>
#include <cstdint>

namespace intake::onnx {

// NOLINTBEGIN(readability-identifier-naming,modernize-avoid-c-arrays)

struct Status;
struct Env;
struct Session;
struct SessionOptions;
struct RunOptions;
struct Value;
struct MemoryInfo;
struct ShapeInfo;

constexpr std::uint32_t oldest_api = 17; ///< every library of ours and Debian 13's serve it
constexpr int log_errors = 3;
constexpr int type_float = 1;
constexpr int device_allocator = 0;
constexpr int default_memory = 0;
constexpr int all_optimizations = 99;

struct Api {
    void* CreateStatus;
    void* GetErrorCode;
    const char* (*GetErrorMessage)(const Status*);
    Status* (*CreateEnv)(int log_level, const char* log_id, Env** out);
    void* gap_4_7[4];
    Status* (*CreateSessionFromArray)(const Env*, const void* model, std::size_t bytes,
                                      const SessionOptions*, Session** out);
    Status* (*Run)(Session*, const RunOptions*, const char* const* input_names,
                   const Value* const* inputs, std::size_t input_count,
                   const char* const* output_names, std::size_t output_count, Value** outputs);
    Status* (*CreateSessionOptions)(SessionOptions** out);
    void* gap_11_16[6];
    Status* (*DisableMemPattern)(SessionOptions*);
    void* gap_18_22[5];
    Status* (*SetSessionGraphOptimizationLevel)(SessionOptions*, int level);
    Status* (*SetIntraOpNumThreads)(SessionOptions*, int threads);
    Status* (*SetInterOpNumThreads)(SessionOptions*, int threads);
    void* gap_26_48[23];
    Status* (*CreateTensorWithDataAsOrtValue)(const MemoryInfo*, void* data, std::size_t bytes,
                                              const std::int64_t* shape, std::size_t rank,
                                              int type, Value** out);
    void* IsTensor;
    Status* (*GetTensorMutableData)(Value*, void** out);
    void* gap_52_60[9];
    Status* (*GetDimensionsCount)(const ShapeInfo*, std::size_t* out);
    Status* (*GetDimensions)(const ShapeInfo*, std::int64_t* dimensions, std::size_t rank);
    void* gap_63_64[2];
    Status* (*GetTensorTypeAndShape)(const Value*, ShapeInfo** out);
    void* gap_66_68[3];
    Status* (*CreateCpuMemoryInfo)(int allocator, int memory, MemoryInfo** out);
    void* gap_70_91[22];
    void (*ReleaseEnv)(Env*);
    void (*ReleaseStatus)(Status*);
    void (*ReleaseMemoryInfo)(MemoryInfo*);
    void (*ReleaseSession)(Session*);
    void (*ReleaseValue)(Value*);
    void* ReleaseRunOptions;
    void* ReleaseTypeInfo;
    void (*ReleaseTensorTypeAndShapeInfo)(ShapeInfo*);
    void (*ReleaseSessionOptions)(SessionOptions*);
};

/// What the exported function `OrtGetApiBase` returns.
struct ApiBase {
    const Api* (*GetApi)(std::uint32_t version); ///< null where the library is older
    const char* (*GetVersionString)();
};

static_assert(offsetof(Api, ReleaseSessionOptions) == 100 * sizeof(void*));
static_assert(offsetof(Api, CreateCpuMemoryInfo) == 69 * sizeof(void*));
static_assert(offsetof(Api, CreateTensorWithDataAsOrtValue) == 49 * sizeof(void*));

// NOLINTEND(readability-identifier-naming,modernize-avoid-c-arrays)

} // namespace intake::onnx
