"""The build hook: compiles the agreements' registers, so that the installed checker need not parse YAML."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileRegisters(BuildHookInterface[Any]):
    """Puts the compiled registers of the agreements into every distribution."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the registers beside their sources; the file is not under version control, so name it."""
        sys.path.insert(0, self.root)
        try:
            from checker.agreements.compile import compile_registers

            compiled = compile_registers(Path(self.root) / "checker" / "agreements")
        finally:
            sys.path.remove(self.root)
        build_data["artifacts"].append(f"/{compiled.relative_to(self.root).as_posix()}")
