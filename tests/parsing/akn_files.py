"""AKN files written by hand, in the forms of the official ones, with sentences of our own."""

NAMESPACES = (
    'xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:akn4un="http://un.org/akn4un" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
IRI = "/akn/un/statement/deliberation/unga/2034-12-19/{number}/"


def akn(body, preamble="", *, attachments="", symbol="A/RES/89/10", number="89-10", language="eng", meta="", after=""):
    """The bytes of a file with one resolution."""
    return f"""<akomaNtoso {NAMESPACES}><!--unofficial-->{statement(
        body, preamble, attachments=attachments, cover=cover(symbol), number=number, language=language, meta=meta, after=after
    )}</akomaNtoso>""".encode()


def statement(body, preamble="", *, attachments="", cover="", number="89-10", language="eng", meta="", preface=None, after=""):
    title = preface or '<p><docNumber>89/10.</docNumber><docTitle refersTo="#resolutionTitle"><span class="bold">\tRivers</span></docTitle></p>'
    return f"""<statement name="resolution">{metadata(number, language, meta)}{cover}
    <preface>{title}</preface>
    <preamble><formula name="enactingFormula"><p><span class="italic">The General Assembly</span>,</p></formula>{preamble}</preamble>
    <mainBody>{body}</mainBody>
    <conclusions><p><inline name="adoptionMeeting" title="50th">50th plenary meeting</inline><eol/>
    <docDate date="2034-12-19" refersTo="#adoptionDate">19 December 2034</docDate></p></conclusions>
    {f"<attachments>{attachments}</attachments>" if attachments else ""}{after}</statement>"""


def metadata(number, language, more=""):
    return f"""<meta><identification source="#DGACM"><FRBRWork><FRBRuri value="{IRI.format(number=number)}"/></FRBRWork>
    <FRBRExpression><FRBRlanguage language="{language}"/></FRBRExpression></identification>{more}</meta>"""


def cover(symbol):
    return f"""<coverPage><p><span refersTo="#publisher" class="upperLeft"><docAuthority refersTo="#publisher">United Nations</docAuthority></span></p>
    <p class="upperRight"><docNumber refersTo="#symbol">{symbol}</docNumber></p>
    <p><docAuthority refersTo="#issuingBody">General Assembly</docAuthority></p>
    <p><docStatus refersTo="#generalDistribution">Distr.: General</docStatus></p>
    <p><docDate date="2034-12-22" refersTo="#dateOfIssuance">22 December 2034</docDate></p>
    <p><session refersTo="#generalAssembly" value="89">Eighty-ninth session</session></p>
    <p><inline title="72 (b)" name="agenda item">Agenda item 72 (b)</inline></p>
    <p><inline name="agenda item name">Rivers and lakes</inline></p>
    <p><docTitle>Resolution adopted by the General Assembly on 19 December 2034</docTitle></p>
    <p><docProponent refersTo="#thirdCommittee">[on the report of the Third Committee (<inline name="originating document">A/89/482, para. 29</inline>)]</docProponent></p>
    </coverPage>"""


def container(text, name="Recalling"):
    """A preambular paragraph."""
    return f'<container name="{name}"><p xml:space="preserve">\t{text}</p></container>'


def paragraph(number, text, style="SingleTxt"):
    """An operative paragraph; without number where `number` is None."""
    num = f"<num>{number}</num>" if number else ""
    return f'<paragraph class="{style}">{num}<content><p xml:space="preserve">\t{text}</p></content></paragraph>'


def opened(words, rest):
    """A sentence with its opening words in italic."""
    return f'<span class="italic">{words}</span> {rest}'


def points(number, intro, *items):
    """An operative paragraph with a marked-up list; an item is (label, text) or raw XML of a `sublist`."""
    inner = "".join(
        item if isinstance(item, str) else f"<point><num>{item[0]}</num><content><p>\t{item[1]}</p></content></point>"
        for item in items
    )
    return f"<paragraph><num>{number}</num><list><intro><p>\t{intro}</p></intro>{inner}</list></paragraph>"


def sublist(*items):
    inner = "".join(f"<point><num>{label}</num><content><p>{text}</p></content></point>" for label, text in items)
    return f"<sublist>{inner}</sublist>"


def section(number, title, inside):
    return f"<section><num>{number}</num><subheading>{title}</subheading>{inside}</section>"


def heading(text, style="H23"):
    return f'<paragraph class="{style}"><subheading>{text}</subheading></paragraph>'


def note(mark, text):
    return f'<authorialNote marker="{mark}" placement="bottom"><p>\t\t{text}</p></authorialNote>'


def link(text, address):
    return f'<a href="https://undocs.org/en/{address}">{text}</a>'


def annex(inside):
    return f'<attachment><doc name="annex"><meta/><mainBody>{inside}</mainBody></doc></attachment>'


def collection(symbol, *statements):
    """Several resolutions issued together."""
    parts = "".join(f"<component>{one}</component>" for one in statements)
    return f"""<akomaNtoso {NAMESPACES}><documentCollection name="publication">{metadata("89-10", "eng")}{cover(symbol)}
    <preface><p><docNumber>89/10.</docNumber><docTitle refersTo="#resolutionTitle">Rivers</docTitle></p></preface>
    <collectionBody/></documentCollection><components>{parts}</components></akomaNtoso>""".encode()
