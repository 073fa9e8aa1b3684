"""What an abstract picture is made of: silk, lights, ink, fog, particles, paper, rings; one idea a module."""
