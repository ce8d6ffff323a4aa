"""PDFs to upload: plain ones, and some that hold more than a letter."""

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name


def pdf(change=None, *, pages: int = 1, title: str = "", **saving) -> bytes:
    with pikepdf.new() as made:
        for _ in range(pages):
            made.add_blank_page()
        if title:
            made.docinfo["/Title"] = title
        if change:
            change(made)
        content = BytesIO()
        made.save(content, **saving)
        return content.getvalue()


def opens_with_a_script(made) -> None:
    made.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def names_a_script(made) -> None:
    script = made.make_indirect(Dictionary(S=Name.JavaScript, JS="app.alert(1)"))
    made.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["a", script])))


def links_to_a_program(made) -> None:
    starts = Dictionary(S=Name.Launch, F="calc.exe")
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=starts)
    made.pages[0].Annots = Array([link])


def has_a_file_inside(made) -> None:
    made.attachments["list.txt"] = b"names"


def has_a_film(made) -> None:
    made.pages[0].Annots = Array([Dictionary(Subtype=Name.RichMedia, Rect=[0, 0, 9, 9])])


def has_a_form_that_sends(made) -> None:
    made.Root.AcroForm = Dictionary(Fields=Array([]), XFA=made.make_stream(b"<xdp/>"))


def links_to_a_page(made) -> None:
    to = Dictionary(S=Name.URI, URI="https://example.org/")
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=to)
    made.pages[0].Annots = Array([link])
