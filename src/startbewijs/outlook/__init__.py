"""What may still happen: exact best and worst places over every ending that the rules still allow."""
