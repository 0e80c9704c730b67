"""What a process that is killed, or a disk that refuses, must not do to releases and their readers."""
