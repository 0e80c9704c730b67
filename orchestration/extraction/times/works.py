"""How reports say that works stand: built, opened, in operation.

Belongs here: the words themselves, for whoever asks whether something was finished. Not here: what follows
for a figure (`natures`, `orchestration.extraction.naming`).
"""

# A part of patterns: works stand once they are any of these.
STAND = "建成|竣工|完工|投产|达产|投用|投运|启用|通车|投入使用"
