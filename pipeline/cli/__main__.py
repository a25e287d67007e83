"""`python -m pipeline.cli` is `ketnghia`."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
