"""The command line: argument parsing only. Exit codes and every option: docs/cli.md."""

import gc
import os
import sys
from importlib import import_module

import click

from articleclean.errors import ArticlecleanError, OptionsError, PackError

OK, SOME_FAILED, USAGE, INTERRUPTED, READER_GONE = 0, 1, 2, 130, 141

MADE_BETWEEN_COLLECTIONS = 100_000
"""Objects. Loading packs makes as many and no garbage; with Python's 700, looking for some takes a tenth of a short run
or more.
"""

COMMANDS = {
    "clean": "articleclean.cli.clean",
    "explain": "articleclean.cli.explain",
    "quotes": "articleclean.cli.quotes",
    "detectors": "articleclean.cli.detectors",
    "packs": "articleclean.cli.packs",
    "corpus": "articleclean.cli.corpus",
    "sites": "articleclean.cli.sites",
    "dev": "articleclean.cli.dev",
}
"""Command -> the module whose ``command`` it is, imported when it is called: the others cost nothing."""


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports the one that is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the table."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, None when there is none."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="articleclean")
def root() -> None:
    """Turn scraped news into clean, structured articles, with a reason for everything removed."""


def main(args: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code. Errors are one line on stderr."""
    gc.set_threshold(MADE_BETWEEN_COLLECTIONS)
    sys.exit(run(args))


def run(args: list[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    try:
        code = root.main(args=args, prog_name="articleclean", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return USAGE
    except click.UsageError as error:
        hint = f" See '{error.ctx.command_path} --help'." if error.ctx else ""  # click knows the command, not why
        return complain(error.format_message() + hint, USAGE)
    except click.ClickException as error:
        return complain(error.format_message(), error.exit_code)
    except ArticlecleanError as error:
        return complain(str(error), USAGE if isinstance(error, OptionsError | PackError) else SOME_FAILED)
    except (click.Abort, KeyboardInterrupt):
        return complain("interrupted", INTERRUPTED)
    except BrokenPipeError:
        _give_up_stdout()
        return READER_GONE
    except OSError as error:
        _give_up_stdout()
        what = f"{error.filename or 'output'}: {error.strerror or error}"
        return complain(
            f"{what}. Make room or give the rights that it needs, and run the same command again", SOME_FAILED
        )
    except MemoryError:
        return complain("there is not enough memory: cut the input into smaller files", SOME_FAILED)
    return code if isinstance(code, int) else OK


def _give_up_stdout() -> None:
    """What is still to be written would fail again when Python ends, with a message of its own."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(message: str, code: int) -> int:
    """One line on stderr; gives the exit code back."""
    click.echo(f"articleclean: {' '.join(message.split())}", err=True)
    return code
