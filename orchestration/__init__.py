"""Jihua: plan reports become a warehouse of plans and what became of them."""
