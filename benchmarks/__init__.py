"""Measurements that `make bench` prints as ratios side by side."""
