"""reslint in an editor, by the Language Server Protocol: findings while one types, corrections, rules explained, parts listed.

Nothing here is imported by any other part of the program but the command ``lsp``; the server and its answers need pygls.
"""
