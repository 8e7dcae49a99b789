#include "builtin.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char page_html[] = {
#embed "../flowsim/Page/page.html"
};

static const unsigned char page_css[] = {
#embed "../flowsim/Page/page.css"
};

static const unsigned char page_js[] = {
#embed "../flowsim/Page/page.js"
};

#define PAGE(path, name) {path, name, sizeof name}
static const struct builtin_file files[] = {
    PAGE("page.html", page_html),
    PAGE("page.css", page_css),
    PAGE("page.js", page_js),
};

const struct builtin_file *page_file_at(size_t index) { return &files[index]; }
size_t page_file_count(void) { return sizeof files / sizeof files[0]; }
