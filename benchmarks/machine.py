"""The machine that a measurement was made on."""

import os
import platform
from datetime import date
from pathlib import Path


def machine() -> dict[str, str]:
    """Processor, cores, memory, kernel, Python and day, for people to read."""
    return {
        "processor": _line("/proc/cpuinfo", "model name") or platform.processor() or platform.machine(),
        "cores": str(os.cpu_count()),
        "memory": _memory(),
        "kernel": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "date": date.today().isoformat(),
    }


def _memory() -> str:
    kib = _line("/proc/meminfo", "MemTotal").split()
    return f"{int(kib[0]) / 1024**2:.0f} GiB" if kib else "unknown"


def _line(path: str, key: str) -> str:
    """What stands after the colon of the first line that begins with ``key``; empty where there is none."""
    try:
        lines = Path(path).read_text().splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(key)), "")
