"""Run a command at a terminal of its own and answer what it asks: answer.py ANSWER[,ANSWER...] COMMAND ...

For trying installers: a question is what ends with one of ASKS. Fails where an answer is left over, where the command
fails, or where it asks more than there are answers.
"""

import os
import pty
import sys

ASKS = (b"? ", b"] ", b"them: ", b"conservarlas: ")
answers = sys.argv[1].split(",")
child, terminal = pty.fork()
if child == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
line = b""
while True:
    try:
        said = os.read(terminal, 4096)
    except OSError:  # how Linux tells that the other end is closed
        break
    if not said:
        break
    sys.stdout.buffer.write(said)
    sys.stdout.flush()
    line = (line + said).rpartition(b"\n")[2]
    if line.endswith(ASKS):
        if not answers:
            sys.exit("a question more than there are answers")
        os.write(terminal, answers.pop(0).encode() + b"\n")
        line = b""
status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
sys.exit(status or (f"not asked for: {answers}" if answers else 0))
