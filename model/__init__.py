"""The report and its meaning: data, arithmetic, rules and files. Imports neither Qt nor any exporter."""
