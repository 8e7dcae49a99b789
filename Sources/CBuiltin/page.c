#include "builtin.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char page_html[] = {
#embed "Page/page.html"
};

static const unsigned char page_css[] = {
#embed "Page/page.css"
};

static const unsigned char state_js[] = {
#embed "Page/state.js"
};

static const unsigned char controls_js[] = {
#embed "Page/controls.js"
};

static const unsigned char answers_js[] = {
#embed "Page/answers.js"
};

static const unsigned char tracks_js[] = {
#embed "Page/tracks.js"
};

static const unsigned char why_js[] = {
#embed "Page/why.js"
};

static const unsigned char buttons_js[] = {
#embed "Page/buttons.js"
};

#define PAGE(path, name) {path, name, sizeof name}
static const struct builtin_file files[] = {
    PAGE("page.html", page_html),
    PAGE("page.css", page_css),
    PAGE("state.js", state_js),
    PAGE("controls.js", controls_js),
    PAGE("answers.js", answers_js),
    PAGE("tracks.js", tracks_js),
    PAGE("why.js", why_js),
    PAGE("buttons.js", buttons_js),
};

const struct builtin_file *page_file_at(size_t index) { return &files[index]; }
size_t page_file_count(void) { return sizeof files / sizeof files[0]; }
