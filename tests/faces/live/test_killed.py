"""A server killed in mid-save: the file holds one text or the other, whole. bench/live.py does it 1,000 times."""

import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).parents[3] / "bench" / "live.py"


def test_no_file_is_left_half_written() -> None:
    command = [sys.executable, str(BENCH), "--only", "kills", "--kills", "30"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert "30 times: 0 files spoilt" in run.stdout
