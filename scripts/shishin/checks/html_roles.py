"""What W3C's ARIA in HTML and WAI-ARIA 1.2 say of roles and of the attributes that begin with aria-, as tables."""

from __future__ import annotations

from shishin.checks.html_standard import words

WIDGETS = words("""
    button checkbox combobox gridcell link listbox menuitem menuitemcheckbox menuitemradio option progressbar radio
    scrollbar searchbox slider spinbutton switch tab tabpanel textbox treeitem grid menu menubar radiogroup separator
    tablist tree treegrid
""")  # fmt: skip
"""Roles of what is used (WAI-ARIA 1.2, 5.3.2)."""

LANDMARKS = words("banner complementary contentinfo form main navigation region search")
"""Roles of landmarks (WAI-ARIA 1.2, 5.3.4)."""

ROLES = WIDGETS | LANDMARKS | words("""
    alert alertdialog application article blockquote caption cell code columnheader comment definition deletion dialog
    directory document emphasis feed figure generic group heading image img insertion list listitem log mark marquee
    math meter none note paragraph presentation row rowgroup rowheader status strong subscript suggestion superscript
    table term time timer toolbar tooltip
""")  # fmt: skip
"""Every role (WAI-ARIA 1.2, 5.3, with `comment`, `image`, `mark` and `suggestion` of 1.3)."""

FOREIGN_ROLES = ("doc-", "graphics-")
"""How the roles of other modules begin (DPUB-ARIA 1.1, WAI-ARIA Graphics Module 1.0), which are not judged."""

_COMMAND = """button checkbox combobox gridcell link menuitem menuitemcheckbox menuitemradio option radio separator
    slider switch tab treeitem"""
_LIST = "group list listbox menu menubar none presentation radiogroup tablist toolbar tree directory"
_NOTHING = "none presentation"

ROLES_OF = {name: words(row) for name, row in {
    **dict.fromkeys(
        words("""area base caption col colgroup datalist dd details head html input legend link map meta meter
        noscript optgroup option picture progress script slot source style summary template textarea title track
        """), "",
    ),
    **dict.fromkeys(("embed", "iframe", "object"), f"application document image img {_NOTHING}"),
    **dict.fromkeys(("header", "footer", "hgroup"), f"group {_NOTHING}"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), f"heading tab {_NOTHING}"),
    **dict.fromkeys(("ol", "ul", "menu"), _LIST),
    **dict.fromkeys(("br", "hr", "wbr"), f"separator {_NOTHING}"),
    "a[href]": _COMMAND,
    "article": f"application article document feed main region {_NOTHING}",
    "aside": f"complementary feed note region search {_NOTHING}",
    "audio": "application",
    "body": "generic",
    "button": _COMMAND,
    "dialog": "alertdialog dialog",
    "dl": f"group list {_NOTHING}",
    "dt": "listitem",
    "fieldset": f"group radiogroup {_NOTHING}",
    "figcaption": f"group {_NOTHING}",
    "form": f"form search {_NOTHING}",
    "img": f"""button checkbox image img link math menuitem menuitemcheckbox menuitemradio meter option progressbar
        radio scrollbar separator slider switch tab treeitem {_NOTHING}""",
    "input[type=button]": _COMMAND,
    "input[type=checkbox]": "button checkbox menuitemcheckbox option switch",
    "input[type=image]": _COMMAND,
    "input[type=radio]": "menuitemradio radio",
    "input[type=reset]": _COMMAND,
    "input[type=submit]": _COMMAND,
    "input[type=text]": "combobox searchbox spinbutton textbox",
    "li": f"listitem menuitem menuitemcheckbox menuitemradio option radio separator tab treeitem {_NOTHING}",
    "main": "main",
    "nav": f"menu menubar navigation tablist {_NOTHING}",
    "search": f"form group region search {_NOTHING}",
    "section": f"""alert alertdialog application banner complementary contentinfo dialog document feed group log main
        marquee navigation note region search status tabpanel {_NOTHING}""",
    "select": "combobox listbox menu",
    "video": "application",
}.items()}  # fmt: skip
"""The roles that may be given to an element (ARIA in HTML, 4); any to those that are not named."""

IMPLICIT = {
    **dict.fromkeys(("article", "button", "figure", "form", "main", "search", "table", "option", "dialog"), ""),
    **dict.fromkeys(("b", "bdi", "bdo", "data", "div", "i", "pre", "q", "samp", "small", "span", "u"), "generic"),
    **dict.fromkeys(("details", "fieldset", "hgroup", "optgroup"), "group"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("ol", "ul", "menu"), "list"),
    **dict.fromkeys(("tbody", "thead", "tfoot"), "rowgroup"),
    **dict.fromkeys(("del", "s"), "deletion"),
    "a": "generic", "a[href]": "link", "area": "link", "aside": "complementary", "blockquote": "blockquote",
    "caption": "caption", "code": "code", "datalist": "listbox", "dfn": "term", "em": "emphasis", "hr": "separator",
    "html": "document", "img": "img", "ins": "insertion", "input[type=button]": "button",
    "input[type=checkbox]": "checkbox", "input[type=email]": "textbox", "input[type=image]": "button",
    "input[type=number]": "spinbutton", "input[type=radio]": "radio", "input[type=range]": "slider",
    "input[type=reset]": "button", "input[type=search]": "searchbox", "input[type=submit]": "button",
    "input[type=tel]": "textbox", "input[type=text]": "textbox", "input[type=url]": "textbox", "li": "listitem",
    "mark": "mark", "math": "math", "meter": "meter", "nav": "navigation", "output": "status", "p": "paragraph",
    "progress": "progressbar", "select": "combobox", "strong": "strong", "sub": "subscript", "summary": "button",
    "sup": "superscript", "td": "cell", "textarea": "textbox", "th": "columnheader", "time": "time", "tr": "row",
}  # fmt: skip
"""The role that an element has by itself (ARIA in HTML, 4; HTML-AAM 1.0, 3.5); an empty one is the element's name."""

NAMELESS_ROLES = words("""
    caption code deletion emphasis generic insertion mark none paragraph presentation strong subscript suggestion
    superscript
""")  # fmt: skip
"""Roles that may not be given a name (WAI-ARIA 1.2, 5.2.8.6)."""

NAMELESS_ELEMENTS = words("br col colgroup figcaption label legend rp rt ruby wbr")
"""Elements without a role that may not be given a name (ARIA in HTML, 4)."""

UNTOUCHED = words("base head html link meta noscript param picture script slot source style template title track")
"""Elements that may have neither a role nor an attribute that begins with aria- (ARIA in HTML, 4)."""

NAMES = words("aria-label aria-labelledby aria-braillelabel")

GLOBAL_ARIA = NAMES | words("""
    aria-atomic aria-brailleroledescription aria-busy aria-controls aria-current aria-describedby aria-description
    aria-details aria-disabled aria-dropeffect aria-errormessage aria-flowto aria-grabbed aria-haspopup aria-hidden
    aria-invalid aria-keyshortcuts aria-live aria-owns aria-relevant aria-roledescription
""")  # fmt: skip
"""Attributes of every role (WAI-ARIA 1.2, 6.5), with those that it still takes from 1.1."""

_CELLS = "cell columnheader gridcell rowheader"
_CHECKED = "checkbox menuitemcheckbox menuitemradio option radio switch treeitem"
_ITEMS = "article comment listitem menuitem menuitemcheckbox menuitemradio option radio row tab treeitem"
_RANGES = "meter progressbar scrollbar separator slider spinbutton"
_TABLES = "grid table treegrid"

ARIA_OF = {name: words(row) for name, row in {
    **dict.fromkeys(("aria-colcount", "aria-rowcount"), _TABLES),
    **dict.fromkeys(("aria-colindex", "aria-rowindex", "aria-colindextext", "aria-rowindextext"), f"{_CELLS} row"),
    **dict.fromkeys(("aria-colspan", "aria-rowspan"), _CELLS),
    **dict.fromkeys(("aria-posinset", "aria-setsize"), _ITEMS),
    **dict.fromkeys(("aria-valuemax", "aria-valuemin", "aria-valuenow", "aria-valuetext"), _RANGES),
    "aria-activedescendant": """application combobox grid group listbox menu menubar radiogroup row searchbox select
        spinbutton tablist textbox toolbar tree treegrid""",
    "aria-autocomplete": "combobox searchbox textbox",
    "aria-checked": _CHECKED,
    "aria-expanded": """application button checkbox columnheader combobox gridcell link listbox menuitem
        menuitemcheckbox menuitemradio row rowheader switch tab treeitem""",
    "aria-level": "comment heading listitem row treeitem",
    "aria-modal": "alertdialog dialog",
    "aria-multiline": "searchbox textbox",
    "aria-multiselectable": "grid listbox tablist tree treegrid",
    "aria-orientation": """combobox listbox menu menubar radiogroup scrollbar separator slider tablist toolbar tree
        treegrid""",
    "aria-placeholder": "searchbox textbox",
    "aria-pressed": "button",
    "aria-readonly": """checkbox columnheader combobox grid gridcell listbox menuitemcheckbox menuitemradio radiogroup
        rowheader searchbox slider spinbutton switch textbox treegrid""",
    "aria-required": """checkbox columnheader combobox gridcell listbox radiogroup rowheader searchbox spinbutton switch
        textbox tree treegrid""",
    "aria-selected": "columnheader gridcell option row rowheader tab treeitem",
    "aria-sort": "columnheader rowheader",
}.items()}  # fmt: skip
"""The roles that have each other attribute (WAI-ARIA 1.2, 6.7: Used in Roles and Inherits into Roles)."""

_BOTH, _MAYBE, _THREE = "true|false", "true|false|undefined", "true|false|mixed|undefined"
_INTEGER, _NUMBER = "-?[0-9]+", r"-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"

ARIA_VALUES = {
    **dict.fromkeys(("aria-atomic", "aria-busy", "aria-disabled", "aria-modal", "aria-multiline"), _BOTH),
    **dict.fromkeys(("aria-multiselectable", "aria-readonly", "aria-required"), _BOTH),
    **dict.fromkeys(("aria-expanded", "aria-grabbed", "aria-hidden", "aria-selected"), _MAYBE),
    **dict.fromkeys(("aria-checked", "aria-pressed"), _THREE),
    **dict.fromkeys(("aria-colcount", "aria-colindex", "aria-colspan", "aria-level", "aria-posinset"), _INTEGER),
    **dict.fromkeys(("aria-rowcount", "aria-rowindex", "aria-rowspan", "aria-setsize"), _INTEGER),
    **dict.fromkeys(("aria-valuemax", "aria-valuemin", "aria-valuenow"), _NUMBER),
    **dict.fromkeys(("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns"), r"\s*\S.*"),
    "aria-autocomplete": "inline|list|both|none",
    "aria-current": "page|step|location|date|time|true|false",
    "aria-haspopup": "true|false|menu|listbox|tree|grid|dialog",
    "aria-invalid": "true|false|grammar|spelling",
    "aria-live": "off|polite|assertive",
    "aria-orientation": "horizontal|vertical|undefined",
    "aria-relevant": r"(?:additions|removals|text|all)(?:\s+(?:additions|removals|text|all))*",
    "aria-sort": "ascending|descending|none|other",
}
"""The values of attributes, as patterns (WAI-ARIA 1.2, 6.7: Values)."""

REQUIRED_ARIA = {
    "checkbox": "aria-checked", "heading": "aria-level", "menuitemcheckbox": "aria-checked",
    "menuitemradio": "aria-checked", "meter": "aria-valuenow", "radio": "aria-checked", "scrollbar": "aria-valuenow",
    "slider": "aria-valuenow", "switch": "aria-checked",
}  # fmt: skip
"""What an element must have to be given a role that it does not have by itself (WAI-ARIA 1.2, 5.2.4)."""

NATIVE_ARIA = {name: words(row) for name, row in {
    **dict.fromkeys(("input[type=checkbox]", "input[type=radio]"), "aria-checked"),
    **dict.fromkeys(("input[type=number]", "input[type=range]"), "aria-valuemax aria-valuemin"),
    **dict.fromkeys(("meter", "progress"), "aria-valuemax aria-valuemin aria-valuenow"),
}.items()}  # fmt: skip
"""What an element says by itself, and may not say again, perhaps otherwise (ARIA in HTML, 4)."""
