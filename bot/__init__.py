"""Stödlotsen: guidance on regional support, in layers from the pure rules to the gateway."""
