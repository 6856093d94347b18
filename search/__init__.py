"""Search that understands Vietnamese: what readers type, in any spelling, finds the right story first."""
