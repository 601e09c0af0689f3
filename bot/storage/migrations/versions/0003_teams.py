"""Conversations in Microsoft Teams: where to answer, how far that has come, and which card shows which question."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates the tables."""
    for table, columns in (
        (
            "teams_conversations",
            [
                sa.Column("reference", sa.JSON, nullable=False),
                sa.Column("told_seq", sa.Integer, nullable=False),
                sa.Column("told_parts", sa.Integer, nullable=False),
                sa.Column("failed_at", sa.DateTime),
            ],
        ),
        (
            "teams_activities",
            [sa.Column("seq", sa.Integer, nullable=False), sa.Column("activity", sa.String(255), nullable=False)],
        ),
    ):
        keys = ["conversation", *(["seq"] if table == "teams_activities" else [])]
        op.create_table(
            table,
            sa.Column("conversation", sa.String(32), nullable=False),
            *columns,
            sa.PrimaryKeyConstraint(*keys, name=f"pk_{table}"),
            sa.ForeignKeyConstraint(
                ["conversation"], ["conversations.id"], name=f"fk_{table}_conversation", ondelete="CASCADE"
            ),
        )


def downgrade() -> None:
    """Drops the tables."""
    op.drop_table("teams_activities")
    op.drop_table("teams_conversations")
