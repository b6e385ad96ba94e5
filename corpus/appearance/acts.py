"""What a reader does on a page before it looks as it is to be looked at: open tools, a panel, a note, the list of keys."""


def tools(page):
    """The tools of the first paragraph."""
    page.locator(".paragraph > .number").first.click()
    page.locator("#paragraph-tools").wait_for()


def panel(page):
    """Those who cite the first paragraph, beside the text."""
    tools(page)
    page.locator("#paragraph-tools [data-citing-link]").click()
    page.locator(".citing-panel").wait_for()


def note(page):
    """The first note, if there is one, reached from its mark."""
    if page.locator(".text .mark a").count():
        page.locator(".text .mark a").first.click()
        page.locator(".note-card:popover-open, .margin-note:focus").wait_for()


def preview(page):
    """What the first citation of a text that is held leads to, if there is one, beside it."""
    if page.locator(".text a.citation:not(.pending)").count():
        page.locator(".text a.citation:not(.pending)").first.hover()
        page.locator(".preview-bubble").wait_for()


def particulars(page):
    """Facts and languages, which are folded on narrow screens."""
    if page.locator(".particulars > summary").is_visible():
        page.locator(".particulars > summary").click()


def contents(page):
    """The contents, which are closed on narrow screens."""
    if page.locator(".contents:not([open]) > summary").is_visible():
        page.locator(".contents > summary").click()


def keys(page):
    """The list of keys."""
    page.locator("[data-opens-keys]").click()
    page.locator("#keys").wait_for()


def menu(page):
    """The languages of the pages."""
    page.locator(".menu > summary").click()


def suggestions(page):
    """What is offered while one types."""
    page.locator("#home-search").press_sequentially("A/RES/")
    page.locator("[role=option]").first.wait_for()


def paste(page):
    """A text whose citations are looked up."""
    page.locator("textarea").fill("Recalling its resolutions 66/178 of 19 December 2011, 1/9999 and S/RES/2170 (2014),")
    page.locator(".paste-form button").click()
    page.wait_for_load_state()
