"""What goes into a packet, in which order, with which words. Chooses content and draws nothing."""
