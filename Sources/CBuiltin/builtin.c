#include "builtin.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char china_reference[] = {
#embed "../../Scenarios/china-reference.yaml"
};

static const struct builtin_file files[] = {
    {"china-reference.yaml", china_reference, sizeof china_reference},
};

const struct builtin_file *builtin_file_at(size_t index) { return &files[index]; }
size_t builtin_file_count(void) { return sizeof files / sizeof files[0]; }
