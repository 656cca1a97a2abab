"""The desk of the officials: log in, see, act. All of it is asked anew each time and kept by no proxy."""
