"""Lets `python -m shishin` do what the command `shishin` does."""

from shishin.cli import main

if __name__ == "__main__":
    main()
