"""The story: what a sports desk would print of a day, from facts alone, in Dutch and English.

Content (facts become items) · planning (items become paragraphs and sentences) · realising (sentences
become words, by the lexicon of a language) · forms (words become text, Markdown, HTML, JSON).
"""
