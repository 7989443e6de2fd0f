"""`python -m bot` is the command line."""


def main() -> None:
    """Imported when it runs: the press begins its worker by reading this file, and needs nothing of the rest."""
    from bot.cli import main as command_line

    command_line()


if __name__ == "__main__":
    main()
