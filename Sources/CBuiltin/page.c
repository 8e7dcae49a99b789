#include "table.h"

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

static const struct builtin_file files[] = {
    BUILTIN("page.html", page_html),
    BUILTIN("page.css", page_css),
    BUILTIN("state.js", state_js),
    BUILTIN("controls.js", controls_js),
    BUILTIN("answers.js", answers_js),
    BUILTIN("tracks.js", tracks_js),
    BUILTIN("why.js", why_js),
    BUILTIN("buttons.js", buttons_js),
};

struct builtin_list builtin_page(void) { return BUILTIN_LIST(files); }
