import random

from complaints.decisions.importing.cases import Seen


def test_references_are_seen_once_whatever_their_order():
    rng, seen, known = random.Random(7), Seen(), set()
    for _ in range(5_000):
        reference = f"{rng.randrange(200):08}{rng.choice(('', '', 'a', 'c'))}"
        assert seen.add(reference) is (reference not in known)
        known.add(reference)
