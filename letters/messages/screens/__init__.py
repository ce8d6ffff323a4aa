"""The pages on which staff send letters and decide about their e-mails."""
