"""What the HTML Standard says of attributes, as tables (HTML Standard, chapter 4 and the index of attributes)."""

from __future__ import annotations

import re

from shishin.checks.html_standard import words

_SENDING = "formaction formenctype formmethod formnovalidate formtarget"
_CALLING = "popovertarget popovertargetaction"
_LOADING = "crossorigin fetchpriority referrerpolicy"
_MEDIA = "autoplay controls controlslist crossorigin loading loop muted preload src"

GLOBAL = words("""
    accesskey autocapitalize autocorrect autofocus class contenteditable dir draggable enterkeyhint hidden id inert
    inputmode is itemid itemprop itemref itemscope itemtype lang nonce part popover role slot spellcheck style tabindex
    title translate writingsuggestions
""")  # fmt: skip
"""Attributes of every element (3.2.6, 6.4 and 7; DOM for `slot`, CSS Shadow Parts for `part`, ARIA for `role`)."""

GLOBAL_BEGINS = ("data-", "aria-", "on")
"""How other attributes of every element begin; those of ARIA are judged by `html_roles.py`."""

ATTRIBUTES = {name: words(row) for name, row in {
    "a": "download href hreflang ping referrerpolicy rel target type",
    "area": "alt coords download href ping referrerpolicy rel shape target",
    "audio": _MEDIA,
    "base": "href target",
    "blockquote": "cite",
    "button": f"command commandfor disabled form name type value {_SENDING} {_CALLING}",
    "canvas": "height width",
    "col": "span",
    "colgroup": "span",
    "data": "value",
    "del": "cite datetime",
    "details": "name open",
    "dialog": "closedby open",
    "embed": "height src type width",
    "fieldset": "disabled form name",
    "form": "accept-charset action autocomplete enctype method name novalidate rel target",
    "html": "xmlns",
    "iframe": "allow allowfullscreen height loading name referrerpolicy sandbox src srcdoc width",
    "img": f"alt decoding height ismap loading sizes src srcset usemap width {_LOADING}",
    "input": f"""accept alpha alt autocomplete checked colorspace dirname disabled form height list max maxlength min
        minlength multiple name pattern placeholder readonly required size src step type value width
        {_SENDING} {_CALLING}""",
    "ins": "cite datetime",
    "label": "for",
    "li": "value",
    "link": f"""as blocking color disabled href hreflang imagesizes imagesrcset integrity media property rel sizes type
        {_LOADING}""",
    "map": "name",
    "meta": "charset content http-equiv media name property",
    "meter": "high low max min optimum value",
    "object": "data form height name type width",
    "ol": "reversed start type",
    "optgroup": "disabled label",
    "option": "disabled label selected value",
    "output": "for form name",
    "progress": "max value",
    "q": "cite",
    "script": f"async blocking defer integrity nomodule src type {_LOADING}",
    "select": "autocomplete disabled form multiple name required size",
    "slot": "name",
    "source": "height media sizes src srcset type width",
    "style": "blocking media",
    "td": "colspan headers rowspan",
    "template": "shadowrootclonable shadowrootdelegatesfocus shadowrootmode shadowrootserializable",
    "textarea": """autocomplete cols dirname disabled form maxlength minlength name placeholder readonly required rows
        wrap""",
    "th": "abbr colspan headers rowspan scope",
    "time": "datetime",
    "track": "default kind label src srclang",
    "video": f"disablepictureinpicture disableremoteplayback height playsinline poster width {_MEDIA}",
}.items()}  # fmt: skip
"""The attributes of each element besides the global ones. `property` is of HTML+RDFa 1.1, section 3.1."""

_TEXT = "text search url tel email password"
_DATED = "date month week time datetime-local"
_TYPED = f"{_TEXT} {_DATED} number"

INPUT_ATTRIBUTES = {name: words(row) for name, row in {
    "accept": "file",
    "alpha": "color",
    "alt": "image",
    "autocomplete": f"hidden {_TYPED} range color",
    "checked": "checkbox radio",
    "colorspace": "color",
    "dirname": "hidden text search url tel email password submit reset button",
    "height": "image",
    "list": f"text search url tel email {_DATED} number range color",
    "max": f"{_DATED} number range",
    "maxlength": _TEXT,
    "min": f"{_DATED} number range",
    "minlength": _TEXT,
    "multiple": "email file",
    "pattern": _TEXT,
    "placeholder": f"{_TEXT} number",
    "readonly": _TYPED,
    "required": f"{_TYPED} checkbox radio file",
    "size": _TEXT,
    "src": "image",
    "step": f"{_DATED} number range",
    "width": "image",
    **dict.fromkeys(_SENDING.split(), "submit image"),
    **dict.fromkeys(_CALLING.split(), "submit image reset button"),
}.items()}  # fmt: skip
"""The types of input to which an attribute applies (4.10.5, the table of states)."""

INPUT_TYPES = frozenset(f"{_TYPED} hidden range color checkbox radio file submit image reset button".split())

REQUIRED: dict[str, tuple[str, ...]] = {
    "area": ("alt",),
    "base": ("href target",),
    "bdo": ("dir",),
    "data": ("value",),
    "img": ("alt", "src srcset"),
    "link": ("rel itemprop property", "href imagesrcset"),
    "map": ("name",),
    "meta": ("charset http-equiv itemprop name property",),
    "meter": ("value",),
    "object": ("data",),
    "source": ("src srcset",),
    "track": ("src",),
}
"""What an element must have: of each row, at least one attribute (chapter 4: Content attributes)."""

REQUIRED_WITH = {
    ("meta", "name"): "content",
    ("meta", "http-equiv"): "content",
    ("meta", "property"): "content",
    ("input image", "type"): "alt",
    ("a", "target"): "href",
    ("a", "download"): "href",
    ("a", "rel"): "href",
    ("a", "hreflang"): "href",
    ("a", "type"): "href",
    ("script", "async"): "src type",
    ("script", "defer"): "src",
    ("img", "ismap"): "src",
    ("img", "sizes"): "srcset",
}
"""What an element must have if it has another attribute, of whose kind `input image` is (chapter 4)."""

NEEDED_FOR = {("link", "rel", "preload"): "as"}
"""What an element must have if an attribute has a value (4.2.4)."""

REFUSED_FOR = {key: words(row) for key, row in {
    ("img", "alt", ""): "role",
    ("script", "type", "module"): "charset defer language nomodule",
    **dict.fromkeys((("button", "type", "button"), ("button", "type", "reset")), _SENDING),
}.items()}  # fmt: skip
"""What an element may not have if an attribute has a value (chapter 4; ARIA in HTML, 4, for pictures without words)."""

BOOLEAN = words("""
    allowfullscreen async autofocus autoplay checked controls default defer disabled formnovalidate inert ismap
    itemscope loop multiple muted nomodule novalidate open playsinline readonly required reversed selected
""")  # fmt: skip
"""Attributes whose value is empty or their own name (2.3.2)."""

_YES = "true|false"
_COUNT, _NATURAL, _INTEGER = r"[0-9]+", r"0*[1-9][0-9]*", r"-?[0-9]+"
_NUMBER = r"-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
_METHODS, _TYPES = "get|post|dialog", r"application/x-www-form-urlencoded|multipart/form-data|text/plain"
_NAME_OF_TARGET = r"_(?:blank|self|parent|top)|[^_\s<][^\s<]*|[^_\s<][^<]*"
_MIME = r"[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(?:\s*;\s*[A-Za-z0-9!#$&^_.+-]+=[^;]+)*"
_URL = r"\s*(?:[^\s\"<>\\^`{|}%\[\]]|%[0-9A-Fa-f]{2}|//\[[0-9A-Fa-f:.]+\])*\s*"
_URL_NEEDED = rf"(?!\s*$){_URL}"
_FILLED = re.sub(
    r"\n *",
    "",
    r"""(?i:on|off|(?:section-\S+ )?(?:(?:shipping|billing) )?(?:name|honorific-prefix|
    given-name|additional-name|family-name|honorific-suffix|nickname|username|new-password|current-password|
    one-time-code|organization-title|organization|street-address|address-line[1-3]|address-level[1-4]|country|
    country-name|postal-code|cc-[a-z-]+|transaction-currency|transaction-amount|language|bday(?:-day|-month|-year)?|
    sex|url|photo|(?:(?:home|work|mobile|fax|pager) )?(?:tel(?:-[a-z-]+)?|email|impp))(?: webauthn)?)""",
)
"""What a browser may fill in (4.10.18.7.1)."""
_KEYS = "enter|done|go|next|previous|search|send"
_MODES = "none|text|tel|url|email|numeric|decimal|search"
_POLICIES = (
    "(?:no-referrer(?:-when-downgrade)?|same-origin|(?:strict-)?origin(?:-when-cross-origin)?|unsafe-url)?"
)  # fmt: skip

VALUES = {
    "charset": "(?i:utf-8)",
    "cols": _NATURAL,
    "colspan": _NATURAL,
    "contenteditable": f"(?i:{_YES}|plaintext-only)?",
    "crossorigin": "(?i:anonymous|use-credentials)?",
    "decoding": "(?i:sync|async|auto)",
    "dir": "(?i:ltr|rtl|auto)",
    "draggable": _YES,
    "enctype": f"(?i:{_TYPES})",
    "enterkeyhint": _KEYS,
    "fetchpriority": "(?i:high|low|auto)",
    "formmethod": f"(?i:{_METHODS})",
    "height": _COUNT,
    "hidden": "(?i:hidden|until-found)?",
    "http-equiv": "(?i:content-security-policy|content-type|default-style|refresh|x-ua-compatible)",
    "id": r"\S+",
    "inputmode": _MODES,
    "kind": "(?i:subtitles|captions|descriptions|chapters|metadata)",
    "loading": "(?i:lazy|eager)",
    "maxlength": _COUNT,
    "method": f"(?i:{_METHODS})",
    "minlength": _COUNT,
    "popover": "(?i:auto|manual|hint)?",
    "popovertargetaction": "(?i:toggle|show|hide)",
    "preload": "(?i:none|metadata|auto)?",
    "referrerpolicy": f"(?i:{_POLICIES})",
    "rows": _NATURAL,
    "rowspan": _COUNT,
    "scope": "(?i:row|col|rowgroup|colgroup)",
    "shape": "(?i:circle|default|poly|rect)",
    "size": _NATURAL,
    "span": _NATURAL,
    "spellcheck": f"(?:{_YES})?",
    "start": _INTEGER,
    "tabindex": _INTEGER,
    "target": _NAME_OF_TARGET,
    "translate": "(?i:yes|no)?",
    "width": _COUNT,
    "wrap": "(?i:soft|hard)",
    **dict.fromkeys(("action", "data", "formaction", "src"), _URL_NEEDED),
    **dict.fromkeys(("cite", "href", "poster"), _URL),
}
"""The values of attributes, as patterns (chapter 4 and 2.3), but for those of which a date or a language is asked."""

VALUES_OF = {
    ("a", "type"): _MIME,
    ("button", "type"): "(?i:submit|reset|button)",
    **dict.fromkeys((("input", "autocomplete"), ("select", "autocomplete"), ("textarea", "autocomplete")), _FILLED),
    ("input", "type"): f"(?i:{'|'.join(sorted(INPUT_TYPES))})",
    ("li", "value"): _INTEGER,
    ("link", "as"): "(?i:audio|document|embed|fetch|font|image|object|script|style|track|video|worker)",
    ("link", "type"): _MIME,
    ("map", "name"): r"\S+",
    ("meter", "value"): _NUMBER,
    ("ol", "type"): "[1aAiI]",
    ("progress", "max"): _NUMBER,
    ("progress", "value"): _NUMBER,
    ("script", "type"): rf"(?i:module|importmap|speculationrules|{_MIME})?",
    ("form", "target"): _NAME_OF_TARGET,
}
"""The values of attributes that mean something of their own on an element."""

LINK_TYPES = {name: words(row) for name, row in {
    "a": """alternate author bookmark external help license me next nofollow noopener noreferrer opener prev
        privacy-policy search tag terms-of-service""",
    "link": """alternate apple-touch-icon author canonical compression-dictionary dns-prefetch expect help icon license
        manifest mask-icon me modulepreload next pingback preconnect prefetch preload prev privacy-policy search
        shortcut stylesheet terms-of-service""",
    "form": "external help license next nofollow noopener noreferrer opener prev search",
}.items()}  # fmt: skip
"""The values of rel (4.6.7, and those of them that the page of existing rel values has and this site may use)."""

LANGUAGES = frozenset({"lang", "hreflang", "srclang"})
"""Attributes whose value is a language tag; that of `lang` may be empty (3.2.6.1)."""

REFERENCES = {
    "aria-activedescendant": "", "aria-controls": "", "aria-describedby": "", "aria-details": "",
    "aria-errormessage": "", "aria-flowto": "", "aria-labelledby": "", "aria-owns": "",
    "commandfor": "", "itemref": "", "popovertarget": "",
    "for": "button input meter output progress select textarea", "form": "form", "headers": "th td", "list": "datalist",
}  # fmt: skip
"""Attributes that name elements by their ids, and which elements these may be (2.3.9; empty: any)."""
