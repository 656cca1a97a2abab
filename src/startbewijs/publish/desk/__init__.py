"""The screens of the desk, for officials with a keyboard: values in, HTML out; nothing is decided here."""
