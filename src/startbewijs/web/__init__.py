"""The live server: what is published, over HTTP. It renders nothing by itself and decides nothing."""
