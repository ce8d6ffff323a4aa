import io

from councils.progress import EVERY, shown, silent


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_elsewhere_than_on_a_terminal_a_line_is_written_now_and_then():
    stream = io.StringIO()
    assert sum(1 for _ in shown(range(2 * EVERY + 1), "Checking", stream)) == 2 * EVERY + 1
    assert stream.getvalue().splitlines() == [
        "Checking: 10,000",
        "Checking: 20,000",
        "Checking: 20,001, done",
    ]


def test_on_a_terminal_there_is_a_bar():
    stream = Terminal()
    assert list(shown([1, 2], "Checking", stream)) == [1, 2]
    assert "Checking" in stream.getvalue()
    assert "2" in stream.getvalue()


def test_silence(capsys):
    assert list(silent([1, 2], "Checking")) == [1, 2]
    assert capsys.readouterr() == ("", "")
