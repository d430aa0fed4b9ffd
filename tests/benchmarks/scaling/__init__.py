"""On paper, past these machines: what the measured figures come to in a province and a country."""
